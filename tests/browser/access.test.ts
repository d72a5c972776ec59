import AxeBuilder from '@axe-core/playwright';
import { Browser } from 'playwright-core';
import { launchChromium } from '../setup/launchChromium';

const base = process.env.PREVIEW_URL ?? '';
const path = '/a/dfe-failedjobs-app?var-App=get-into-teaching-api-prod';
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());

test.each(['dark', 'light'])(
  'the page gives its answer in the %s theme, and axe finds nothing serious',
  async (theme) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await context.newPage();
    await page.goto(`${base}${path}&theme=${theme}`);
    await page.getByText('Nothing was lost').first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await context.close();
  },
  60_000
);
