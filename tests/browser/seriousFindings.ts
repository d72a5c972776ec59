import AxeBuilder from '@axe-core/playwright';
import { Page } from 'playwright-core';

/** axe-core's findings that keep somebody out, each with the elements. Its page must expect a complaint on named-register. */
export async function seriousFindings(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
