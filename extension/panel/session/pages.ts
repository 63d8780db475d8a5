import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DocumentMessage, ForgottenMessage, TroubleMessage } from '../../../src/wire.ts';

/** What is known of the inspected page itself. */
export interface Pages {
  /** Documents of the page that the hook reached, frames included. */
  readonly documents: ReadonlySignal<ReadonlyMap<string, DocumentMessage>>;
  /** What full backlogs let go before anyone asked. */
  readonly forgotten: ReadonlySignal<{ streams: number; bytes: number }>;
  readonly troubles: ReadonlySignal<readonly TroubleMessage[]>;
  /** Epoch ms at which the top document began. */
  readonly navigatedAt: number;
  /** `true`: the top document is a new one. */
  take(message: DocumentMessage | ForgottenMessage | TroubleMessage): boolean;
}

export function createPages(): Pages {
  const documents = signal<ReadonlyMap<string, DocumentMessage>>(new Map());
  const forgottenBy = signal<ReadonlyMap<string, ForgottenMessage>>(new Map());
  const troubles = signal<ReadonlyMap<string, TroubleMessage>>(new Map());
  let navigatedAt = 0;

  function takeDocument(message: DocumentMessage): boolean {
    const navigated = message.top && message.at > navigatedAt;
    if (navigated) {
      navigatedAt = message.at;
      forgottenBy.value = new Map();
      troubles.value = new Map();
    }
    documents.value = new Map([...(navigated ? [] : documents.peek()), [message.document, message]]);
    return navigated;
  }

  return {
    documents,
    forgotten: computed(() => {
      const all = [...forgottenBy.value.values()];
      return {
        streams: all.reduce((sum, each) => sum + each.streams, 0),
        bytes: all.reduce((sum, each) => sum + each.bytes, 0),
      };
    }),
    troubles: computed(() => [...troubles.value.values()]),
    get navigatedAt() {
      return navigatedAt;
    },
    take(message) {
      switch (message.kind) {
        case 'document':
          return takeDocument(message);
        case 'forgotten':
          forgottenBy.value = new Map([...forgottenBy.peek(), [message.document, message]]);
          return false;
        case 'trouble':
          troubles.value = new Map([...troubles.peek(), [message.document, message]]);
          return false;
      }
    },
  };
}
