import { Locator, Page } from 'playwright-core';

/** The preview of the global set-up, on our sample day with an outage of the CRM. */
export const previewUrl = process.env.PREVIEW_URL ?? '';

export const app = 'get-into-teaching-api-prod';
export const dashboardPath = '/d/28EURzZGz/get-into-teaching-api';
/** The panel alone, as large as the window. */
export const panelPath = `${dashboardPath}?viewPanel=71`;
export const pagePath = '/a/dfe-failedjobs-app';

/** Where the sentence stands that a person reads first. */
export const answer = (page: Page): Locator => page.getByRole('status').first();

/** Waits for a sentence in the answer; the sign beside it says its level too, but not in sight. */
export const waitForAnswer = (page: Page, text: string | RegExp): Promise<void> =>
  answer(page).locator('p').filter({ hasText: text }).first().waitFor();

/** The row of a job type in the timeline: the button that shows its verdict. */
export const rowOf = (page: Page, jobType: string): Locator =>
  page.getByRole('list', { name: 'Job types, worst first' }).getByRole('button', { name: jobType }).first();

/** A span in an address, as Grafana writes it: ms since the epoch, or ISO. */
export function spanOf(url: string): { fromMs: number; toMs: number } {
  const { searchParams } = new URL(url);
  const read = (name: string): number => {
    const text = searchParams.get(name) ?? '';
    return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  };
  return { fromMs: read('from'), toMs: read('to') };
}
