import type { Metrics, Stall } from '../metrics.ts';
import type { CloseReason, Via } from '../wire.ts';

/**
 * HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/, with the additions of Chrome DevTools (`_resourceType`,
 * `_eventSourceMessages`) and ours. Sizes are bytes and times ms; -1 says "not known".
 */
export interface Har {
  readonly log: HarLog;
}

export interface HarLog {
  readonly version: '1.2';
  readonly creator: { readonly name: string; readonly version: string };
  readonly pages: readonly HarPage[];
  readonly entries: readonly HarEntry[];
}

export interface HarPage {
  readonly id: string;
  readonly title: string;
  readonly startedDateTime: string;
  readonly pageTimings: Record<string, never>;
}

export interface HarEntry {
  readonly startedDateTime: string;
  /** All timings together, ms. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Record<string, never>;
  readonly timings: HarTimings;
  readonly comment?: string;
  readonly _resourceType: 'fetch' | 'xhr' | 'eventsource';
  readonly _eventSourceMessages: readonly HarEventSourceMessage[];
  readonly _deltascope: HarDeltascope;
}

export interface HarPair {
  readonly name: string;
  readonly value: string;
}

export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly HarPair[];
  readonly queryString: readonly HarPair[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
  readonly headersSize: number;
  readonly bodySize: number;
}

export interface HarResponse {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly HarPair[];
  readonly content: HarContent;
  readonly redirectURL: string;
  readonly headersSize: number;
  readonly bodySize: number;
}

export interface HarContent {
  readonly size: number;
  readonly mimeType: string;
  readonly text: string;
  readonly encoding?: 'base64';
}

export interface HarTimings {
  readonly blocked: -1;
  readonly dns: -1;
  readonly connect: -1;
  readonly ssl: -1;
  readonly send: number;
  readonly wait: number;
  readonly receive: number;
}

/** Chrome's importer drops a message that lacks one of the four. */
export interface HarEventSourceMessage {
  /** Epoch seconds; 0 where times are not known. */
  readonly time: number;
  readonly eventName: string;
  readonly eventId: string;
  readonly data: string;
}

/** What a HAR has no place for. `null` says "not known" or "not reported". Times are epoch ms, metrics ms since the start. */
export interface HarDeltascope {
  /** Of this block's form. */
  readonly version: 1;
  /** Id of the dialect. */
  readonly dialect: string;
  /** What one network read gave the page each; the body's bytes cut at these sizes are the arrivals. */
  readonly chunks: readonly { readonly at: number | null; readonly bytes: number }[];
  readonly transcript: object;
  readonly metrics: HarMetrics | null;
  readonly usage: object | null;
  readonly diagnostics: readonly object[];
  readonly source: HarSource;
}

export type HarMetrics = Omit<Metrics, 'gaps' | 'stalls'> & {
  readonly gaps: {
    readonly count: number;
    readonly p50?: number;
    readonly p90?: number;
    readonly p99?: number;
  };
  readonly stalls: readonly Stall[];
};

export interface HarSource {
  readonly via: Via;
  readonly page: string;
  readonly frame: string;
  readonly start: number | null;
  readonly headers: number | null;
  readonly close: {
    readonly at: number | null;
    readonly reason: CloseReason;
    readonly detail?: string;
  } | null;
  /** What was dropped before the export saw it, and where in the body's text (UTF-16 code units). */
  readonly dropped?: { readonly chunks: number; readonly bytes: number; readonly places: readonly number[] };
}
