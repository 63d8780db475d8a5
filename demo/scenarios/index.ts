import type { Scenario } from '../server/scenario.ts';
import { chamelingoCorrection } from './chamelingo-correction.ts';
import { chamelingoGreeting } from './chamelingo-greeting.ts';
import { chamelingoRateLimit } from './chamelingo-rate-limit.ts';
import { conduitDropped } from './conduit-dropped.ts';
import { conduitNight } from './conduit-night.ts';
import { conduitTides } from './conduit-tides.ts';
import { conduitTruncated } from './conduit-truncated.ts';
import { edenAiFiltered } from './eden-ai-filtered.ts';
import { edenAiLength } from './eden-ai-length.ts';
import { edenAiLighthouse } from './eden-ai-lighthouse.ts';
import { edenAiPuzzle } from './eden-ai-puzzle.ts';
import { rough } from './rough/index.ts';
import { wisquBuffered } from './wisqu-buffered.ts';
import { wisquCalendar } from './wisqu-calendar.ts';
import { wisquCharity } from './wisqu-charity.ts';
import { wisquSources } from './wisqu-sources.ts';
import { wondercatFailure } from './wondercat-failure.ts';
import { wondercatStoryboard } from './wondercat-storyboard.ts';
import { wondercatVideo } from './wondercat-video.ts';

/** Everything that the demo server plays, in the order in which the pages offer it. */
export const scenarios: readonly Scenario[] = [
  chamelingoGreeting,
  chamelingoCorrection,
  chamelingoRateLimit,
  wondercatVideo,
  wondercatStoryboard,
  wondercatFailure,
  wisquCharity,
  wisquCalendar,
  wisquSources,
  wisquBuffered,
  conduitNight,
  conduitTides,
  conduitTruncated,
  conduitDropped,
  edenAiLighthouse,
  edenAiPuzzle,
  edenAiLength,
  edenAiFiltered,
  ...rough,
];
