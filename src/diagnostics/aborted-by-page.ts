import { closedByPage } from './closed-by-page.ts';

export const abortedByPage = closedByPage(
  'aborted-by-page',
  'abort',
  'The page aborted the request',
  'An AbortController, a timeout signal or xhr.abort() of the page did this, so nothing is wrong with the stream. If nobody pressed Stop, look for an effect that cleans up too early or a timeout that is too short.',
);
