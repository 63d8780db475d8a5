import { watchBodies } from './body.ts';
import { disguiseSource } from './disguise.ts';
import { watchEventSource } from './eventsource.ts';
import { watchFetch } from './fetch.ts';
import { handOver } from './handover.ts';
import { guarded } from './outlet.ts';
import { watchPipes } from './pipes.ts';
import { watchReaders } from './readers.ts';
import { watchXhr } from './xhr.ts';

// Without a bridge nobody is told anything: the page stays as it is.
if (handOver()) {
  guarded(() => {
    disguiseSource();
    watchFetch();
    watchBodies();
    watchReaders();
    watchPipes();
    watchXhr();
    watchEventSource();
  });
}
