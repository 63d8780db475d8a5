import { expect } from '@playwright/test';
import type { Panel, Target } from './browser.ts';

/** What a person reads in the panel. */

const STREAMS: Target = { role: 'grid', name: 'Streams' };
const STREAM_ROW: Target = { role: 'row', within: STREAMS };

/** Texts of the rows of the Streams grid, without its header. */
export async function streamRows(panel: Panel): Promise<string[]> {
  const rows = await panel.all(STREAM_ROW);
  return rows.filter(row => row.attributes['aria-rowindex'] !== '1').map(row => row.text);
}

/** Waits for the row whose text has `words`, and selects it. */
export async function select(panel: Panel, words: string): Promise<void> {
  await expect.poll(() => streamRows(panel)).toContainEqual(expect.stringContaining(words));
  const rows = await panel.all(STREAM_ROW);
  await panel.click({ ...STREAM_ROW, at: rows.findIndex(row => row.text.includes(words)) });
}

export async function showTab(panel: Panel, name: string): Promise<void> {
  await panel.click({ role: 'tab', name, within: { role: 'tablist', name: 'Stream' } });
}

/** Text of the tab that is open. */
export async function tabText(panel: Panel): Promise<string> {
  const [open] = await panel.all({ role: 'tabpanel' });
  return open?.text ?? '';
}

export async function eventCount(panel: Panel): Promise<number> {
  const [grid] = await panel.all({ role: 'grid', name: 'Events' });
  return Number(grid?.attributes['aria-rowcount']) - 1;
}
