import { scenarios as demoScenarios } from '../scenarios/index.ts';
import type { Asked, Scenario } from './scenario.ts';
import { endpoints } from './systems.ts';

/** The scenarios of a server, and which one answers a request. */
export class Catalogue {
  #byName = new Map(demoScenarios.map(scenario => [scenario.name, scenario]));

  add(scenarios: readonly Scenario[]): void {
    for (const scenario of scenarios) this.#byName.set(scenario.name, scenario);
  }

  asked(system: string | null): Asked[] {
    return [...this.#byName.values()].flatMap(({ asked }) => (asked?.system === system ? [asked] : []));
  }

  /** By name under `/streams/`; at a system's endpoint by what the user asked, else that system's first. */
  at(pathname: string, prompt: string | null | undefined): Scenario | undefined {
    const name = /^\/streams\/(.+)$/.exec(pathname)?.[1];
    if (name !== undefined) return this.#byName.get(decodeURIComponent(name));
    const ofSystem = [...this.#byName.values()].filter(
      ({ asked }) => asked && endpoints[asked.system] === pathname,
    );
    return ofSystem.find(({ asked }) => asked?.prompt === prompt) ?? ofSystem[0];
  }
}
