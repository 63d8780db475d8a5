import { closedByPage } from './closed-by-page.ts';

export const cancelledByPage = closedByPage(
  'cancelled-by-page',
  'cancel',
  'The page cancelled the body',
  'The page’s own code stopped reading, so nothing is wrong with the stream. If nobody pressed Stop, look for a reader that is cancelled or an EventSource that is closed too early.',
);
