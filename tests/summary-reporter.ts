import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';

/** ms; a passed test that takes longer gets a line, so that a long run shows that it goes on. */
const worthNaming = 1000;

/** Prints what failed when it fails, a line a project at the end, and `N passed, N failed` alone on the last line. */
export default class SummaryReporter implements Reporter {
  #suite?: Suite;
  #troubles = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onTestEnd(test: TestCase, { errors, duration }: TestResult): void {
    const failed = test.outcome() === 'unexpected';
    if (!failed && duration < worthNaming) return;
    print(`${failed ? '✗' : '✓'} ${nameOf(test)} (${(duration / 1000).toFixed(1)} s)`);
    for (const error of errors) print(indented(error));
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  /** Something outside of any test: a file that does not compile, a worker that died. */
  onError(error: TestError): void {
    this.#troubles++;
    print(`✗ ${indented(error).trimStart()}`);
  }

  onEnd({ status }: FullResult): void {
    const tests = this.#suite?.allTests() ?? [];
    const listed = status === 'passed' && tests.every(({ results }) => results.length === 0);
    if (listed) for (const test of tests) print(nameOf(test));
    else this.#sum(tests);
  }

  #sum(tests: TestCase[]): void {
    for (const project of this.#suite?.suites ?? []) {
      const { passed, failed } = count(project.allTests());
      const ms = project.allTests().flatMap(test => test.results.map(({ duration }) => duration));
      const seconds = ms.reduce((sum, each) => sum + each, 0) / 1000;
      print(`${project.title}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s of tests`);
    }
    const checks = (process.env.FAILED_CHECKS ?? '').split(' ').filter(Boolean);
    if (checks.length > 0) print(`not passed before the tests: ${checks.join(', ')}`);
    const { passed, failed } = count(tests);
    print(`${passed} passed, ${failed + this.#troubles + checks.length} failed`);
  }
}

/** A test that should have run and did not is a failed one. */
function count(tests: TestCase[]): { passed: number; failed: number } {
  const passed = tests.filter(
    test => test.outcome() === 'expected' && test.expectedStatus !== 'skipped',
  ).length;
  const skipped = tests.filter(test => test.expectedStatus === 'skipped').length;
  return { passed, failed: tests.length - passed - skipped };
}

function nameOf(test: TestCase): string {
  const [, project = '', , ...titles] = test.titlePath();
  const file = path.relative(process.cwd(), test.location.file);
  return `[${project}] ${file}:${test.location.line} ${titles.join(' › ')}`;
}

function indented({ stack, message, value, snippet }: TestError): string {
  const text = [stack ?? message ?? value ?? 'unknown error', snippet ?? ''].join('\n').trimEnd();
  return text.replaceAll(/^/gm, '    ');
}

function print(text: string): void {
  console.log(process.stdout.isTTY ? text : stripVTControlCharacters(text));
}
