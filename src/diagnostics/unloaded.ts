import { closedByPage } from './closed-by-page.ts';

export const unloaded = closedByPage(
  'unloaded',
  'unload',
  'The document was closed while the stream was running',
  'A reload, a navigation or a removed frame ends every request of its document. An answer that must survive it needs to be fetched again, or kept by the server.',
);
