import { asFilled, asList, asString, at } from '../../json.ts';
import type { Delta } from '../dialect.ts';
import { base64Size } from './base64-size.ts';
import { filled } from './filled.ts';

/** The content blocks of a tool's result: text, pictures and sound, resources and links to them. */
export function contentDeltas(message: string, content: readonly unknown[]): Delta[] {
  return content.flatMap((block): Delta[] => {
    switch (at(block, 'type')) {
      case 'text':
        return [{ kind: 'text', message, channel: 'answer', text: asString(at(block, 'text')) ?? '' }];
      case 'image':
      case 'audio':
        return [fileDelta(block, at(block, 'data'))];
      case 'resource': {
        const resource = at(block, 'resource');
        const text = asFilled(at(resource, 'text'));
        const said: Delta[] = text === undefined ? [] : [{ kind: 'text', message, channel: 'answer', text }];
        return [...said, fileDelta(resource, at(resource, 'blob'))];
      }
      case 'resource_link':
        return [
          {
            kind: 'source',
            ...filled('url', at(block, 'uri')),
            ...filled('title', at(block, 'title') ?? at(block, 'name')),
          },
        ];
      default:
        return [{ kind: 'data', name: asString(at(block, 'type')) ?? 'content', value: block }];
    }
  });
}

export function textOfContent(content: unknown): string {
  return asList(content)
    .map(block => asString(at(block, 'text')) ?? '')
    .join('\n');
}

function fileDelta(file: unknown, base64: unknown): Delta {
  const data = asString(base64);
  return {
    kind: 'file',
    ...filled('mediaType', at(file, 'mimeType')),
    ...filled('url', at(file, 'uri')),
    ...(data === undefined ? {} : { size: base64Size(data) }),
  };
}
