import { Page } from 'playwright-core';
import { cutOff, cutOffForGood, failOne, Fault, faults, holdBack, inject, queryAddress, serverFails } from './faults';
import { useChromium } from './pages';
import { answer, app, pagePath, panelPath, previewUrl, waitForAnswer } from './places';

const newPage = useChromium();
/** What the browser itself says of an answer that failed. */
const expected = /Failed to load resource/;
const wayOut = /Refresh|Read again|Use a query|Check the app’s name|query of the kind Logs/;
const places = { 'the panel': panelPath, 'the page': `${pagePath}?var-App=${app}` };

async function openWith(path: string, fault: Fault): Promise<Page> {
  const page = await newPage({ expected });
  await inject(page, fault);
  await page.goto(previewUrl + path);
  return page;
}

const refresh = (page: Page): Promise<void> => page.getByRole('button', { name: 'Refresh', exact: true }).click();

/** No sentence and no sign on the screen may let a tired person believe that all is well; counts of what was seen may stay. */
async function expectNoAllClear(page: Page): Promise<void> {
  expect(await page.locator('body').innerText()).not.toMatch(
    /Nothing needs you|Nothing was lost|failed and recovered/i
  );
  expect(await page.getByRole('article', { name: /^(Recovered|No failure)/ }).count()).toBe(0);
  expect(await page.getByRole('img', { name: /^(Recovered|No failure)/ }).count()).toBe(0);
}

async function expectCannotTell(page: Page): Promise<void> {
  await waitForAnswer(page, /Cannot tell/);
  await answer(page).getByText(wayOut).first().waitFor();
  await expectNoAllClear(page);
}

describe.each(Object.entries(places))('%s cannot tell, and says why and the way out, when', (_, path) => {
  test.each(['the server fails', 'a success holds no answer'])('from the start %s', async (name) => {
    await expectCannotTell(await openWith(path, faults[name] ?? serverFails));
  });

  test(`it could tell before, and then ${Object.keys(faults).join(', ')}`, async () => {
    const page = await newPage({ expected });
    await page.goto(previewUrl + path);
    for (const [name, fault] of Object.entries(faults)) {
      try {
        await waitForAnswer(page, 'Nothing was lost.');
        await inject(page, fault);
        await refresh(page);
        await expectCannotTell(page);
        await page.unroute(queryAddress, fault);
        await refresh(page);
      } catch (error) {
        throw new Error(`When ${name}: ${String(error)}`, { cause: error });
      }
    }
  });

  test('lines are missing', async () => {
    const page = await openWith(path, path === panelPath ? cutOffForGood : failOne('count'));
    await waitForAnswer(page, /Cannot tell/);
    await page
      .getByText(/not read/)
      .first()
      .waitFor();
    await expectNoAllClear(page);
  });
});

test('the reason stands there in the words of the server', async () => {
  const page = await openWith(panelPath, serverFails);
  await waitForAnswer(page, /no such luck/);
});

test('while the lines are being read there is no verdict yet', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const page = await openWith(`${pagePath}?var-App=${app}`, holdBack('lines', held));
  await page.getByText('Reading the jobs’ log lines').waitFor();
  await expectNoAllClear(page);
  release();
  await waitForAnswer(page, 'Nothing was lost.');
});

test.each(Object.entries(places))(
  '%s reads on when the search engine hands out little, and then can tell',
  async (_, path) => {
    const page = await openWith(path, cutOff);
    await waitForAnswer(page, 'Nothing was lost.');
    await page.getByText('Read in full').first().waitFor();
  }
);

test('without an answer the page lists no apps, and says why', async () => {
  const page = await openWith(pagePath, serverFails);
  await waitForAnswer(page, /Cannot tell: the logs could not be read/);
  await page.unroute(queryAddress);
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('Which app is this about?').waitFor();
});
