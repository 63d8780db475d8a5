import type { Place } from './stream-log.ts';

/** Where this frame stands now; of a top document of another origin only the origin is to be known, if that. */
export function place(): Place {
  return { page: topUrl(), frame: location.href };
}

function topUrl(): string {
  try {
    return top?.location.href ?? '';
  } catch {
    // Chromium tells the origins of a frame's ancestors, Firefox the referrer.
    const origins: DOMStringList | undefined = location.ancestorOrigins;
    return origins?.item(origins.length - 1) ?? document.referrer;
  }
}
