import { dateTime } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultSettings } from '../settings/settings';
import { PageControls } from './PageControls';

const [fromMs, toMs] = [1_782_000_000_000, 1_782_086_400_000];
const range = { from: dateTime(fromMs), to: dateTime(toMs), raw: { from: dateTime(fromMs), to: dateTime(toMs) } };

beforeAll(() => {
  // Grafana's combobox measures its texts, and jsdom has no canvas.
  const context = { measureText: () => ({ width: 0 }) };
  HTMLCanvasElement.prototype.getContext = jest.fn(() => context) as never;
});

function show() {
  const [onChange, onRefresh] = [jest.fn(), jest.fn()];
  render(
    <PageControls
      settings={defaultSettings}
      urlState={{ app: 'api-prod', from: String(fromMs), to: String(toMs), refresh: '' }}
      range={range}
      timeZone="utc"
      isLoading={false}
      onChange={onChange}
      onChangeTimeZone={jest.fn()}
      onRefresh={onRefresh}
    />
  );
  return { onChange, onRefresh };
}

test('shows the app of the address', () => {
  show();
  expect(screen.getByRole('combobox', { name: 'App' })).toHaveValue('api-prod');
});

test('moving and zooming out change the address', async () => {
  const { onChange } = show();
  await userEvent.click(screen.getByRole('button', { name: /backwards/i }));
  expect(onChange).toHaveBeenLastCalledWith({ from: String(fromMs - 43_200_000), to: String(toMs - 43_200_000) });
  await userEvent.click(screen.getByRole('button', { name: /zoom out/i }));
  expect(onChange).toHaveBeenLastCalledWith({ from: String(fromMs - 43_200_000), to: String(toMs + 43_200_000) });
});

test('reads again on request, and at an interval', async () => {
  const { onChange, onRefresh } = show();
  await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(onRefresh).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('button', { name: /auto refresh/i }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name: /30 seconds/ }));
  expect(onChange).toHaveBeenLastCalledWith({ refresh: '30s' });
});
