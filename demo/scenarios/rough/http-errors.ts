import { type Scenario, send } from '../../server/scenario.ts';

/** An API's error object under the label of a stream. */
export const errorAsJson: Scenario = {
  name: 'error-as-json',
  status: 429,
  headers: { 'retry-after': '3' },
  steps: [
    send('{"error": {"message": "Too many requests.", "type": "rate_limit_error", "code": "rate_limited"}}'),
  ],
};

/** A gateway's page under the label of a stream. */
export const errorAsHtml: Scenario = {
  name: 'error-as-html',
  status: 502,
  steps: [
    send(
      '<!doctype html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><h1>Bad Gateway</h1></body></html>\n',
    ),
  ],
};
