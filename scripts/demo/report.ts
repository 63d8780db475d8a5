import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { scenarios } from '../../demo/scenarios/index.ts';
import type { Panel, Tab } from '../../tests/e2e/support/browser.ts';
import { until } from '../../tests/e2e/support/in-panel.ts';
import { showTab, streamRows } from '../../tests/e2e/support/look.ts';
import { streamLines } from './stream-lines.ts';

const widths = [1600, 600];
const height = 900;
const themes = ['light', 'dark'] as const;
const tabs = ['Transcript', 'Events', 'Timeline', 'Usage', 'Diagnostics', 'Request', 'Raw'];
/** The stream that has most to show: reasoning, a stall, usage. */
const pictured = /deepseek-reasoner/;

const running = /\b(waiting|thinking|answering|calling tool|stalled)\b/;

/** Plays every system in a tab whose panel is open, and leaves pictures and a HAR in a folder. */
export async function report(
  tab: Tab,
  panel: Panel,
  folder: string,
  firstDecoded: () => void,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await panel.resize(1600, height);
  await tab.click('#play');
  await until('a decoded stream', async () => (await streamRows(panel)).some(row => !running.test(row)));
  firstDecoded();
  await allEnded(panel);

  const har = await exportAll(panel);
  await writeFile(path.join(folder, har.name), har.text);
  for (const line of streamLines(JSON.parse(har.text))) console.log(line);

  await panel.click({ role: 'row', name: pictured, within: { role: 'grid', name: 'Streams' } });
  await takePictures(panel, folder);
}

async function allEnded(panel: Panel): Promise<void> {
  const expected = scenarios.filter(({ asked }) => asked).length;
  const end = performance.now() + 120_000;
  for (;;) {
    const rows = await streamRows(panel);
    if (rows.length === expected && !rows.some(row => running.test(row))) return;
    if (performance.now() > end)
      throw new Error(`of ${expected} streams the panel shows these after two minutes:\n${rows.join('\n')}`);
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

function exportAll(panel: Panel) {
  return panel.download(async () => {
    await panel.click({ role: 'button', name: 'Export' });
    await panel.click({ role: 'menuitem', name: /streams as HAR/ });
  });
}

async function takePictures(panel: Panel, folder: string): Promise<void> {
  for (const width of widths) {
    await panel.resize(width, height);
    for (const theme of themes) {
      await panel.theme(theme);
      for (const tab of tabs) {
        await showTab(panel, tab);
        await panel.screenshot(path.join(folder, `${tab.toLowerCase()}-${theme}-${width}.png`));
      }
    }
  }
}
