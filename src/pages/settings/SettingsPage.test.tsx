import { AppPluginMeta, CurrentUserDTO, PluginConfigPageProps } from '@grafana/data';
import { BackendSrv, DataSourceSrv, setBackendSrv, setCurrentUser, setDataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultSettings } from '../../settings/settings';
import { SettingsForm } from './SettingsForm';
import { SettingsPage } from './SettingsPage';

// The form is large, and each query by role walks all of it.
jest.setTimeout(20_000);

const post = jest.fn();
setBackendSrv({ post } as unknown as BackendSrv);
setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);

const meta = { id: 'dfe-failedjobs-app', enabled: true, pinned: true } as AppPluginMeta;
const permissions: Record<string, boolean> = {};
setCurrentUser({ permissions } as unknown as CurrentUserDTO);
const may = (write: boolean) => {
  permissions['plugins:write'] = write;
};
const open = (jsonData: object) =>
  render(<SettingsPage {...({ plugin: { meta: { ...meta, jsonData } } } as PluginConfigPageProps<AppPluginMeta>)} />);

/** As pasted: letter by letter each draws the whole form, and that for nothing. */
async function fill(field: HTMLElement, text: string): Promise<void> {
  const user = userEvent.setup();
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

beforeEach(() => {
  may(true);
  post.mockReset().mockResolvedValue({});
});

test('what is changed is saved, and nothing else; then Grafana loads anew', async () => {
  const user = userEvent.setup();
  const onSaved = jest.fn();
  render(<SettingsForm meta={meta} saved={defaultSettings} onSaved={onSaved} />);
  const save = screen.getByRole('button', { name: 'Save settings' });
  expect(save).toBeDisabled();
  const apps = screen.getByLabelText(/^Fields with the app’s name/);
  await fill(apps, 'labels.app, cf.app,');
  await user.click(screen.getByRole('radio', { name: 'OpenSearch Dashboards' }));
  await user.click(save);
  const jsonData = { fields: { app: ['labels.app', 'cf.app'] }, kibana: { flavour: 'opensearch' } };
  expect(post).toHaveBeenCalledWith(
    '/api/plugins/dfe-failedjobs-app/settings',
    { enabled: true, pinned: true, jsonData },
    { showErrorAlert: false }
  );
  expect(onSaved).toHaveBeenCalledTimes(1);
});

test('a job type is added with what is known of it, and steps are written', async () => {
  const user = userEvent.setup();
  render(<SettingsForm meta={meta} saved={defaultSettings} onSaved={() => undefined} />);
  await user.click(screen.getByRole('button', { name: 'Add a job type' }));
  expect(screen.getByText(/^It must be the name in the lines/)).toBeVisible();
  await fill(screen.getByLabelText(/^Name/), 'SendLetterJob');
  const entry = within(screen.getByRole('group', { name: 'SendLetterJob' }));
  await user.click(entry.getByRole('radio', { name: 'Carries a person’s data' }));
  await fill(entry.getByLabelText(/^Runs every/), '60');
  await fill(entry.getByLabelText(/^Whom to tell/), 'the post room');
  await fill(screen.getByLabelText(/^Nothing was lost, but runs that failed/), 'Ring **Ada**');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  const jobTypes = [{ name: 'SendLetterJob', jobClass: 'send', everyMinutes: 60, tell: 'the post room' }];
  expect(post.mock.calls[0]?.[1]).toMatchObject({ jsonData: { jobTypes, steps: { 'at-risk': 'Ring **Ada**' } } });
  await fill(entry.getByLabelText(/^Retries, if/), '1.5');
  expect(entry.getByText('It must be a whole number from 0 to 1000.')).toBeVisible();
  await user.click(entry.getByRole('button', { name: 'Remove SendLetterJob' }));
  expect(screen.queryByRole('group', { name: 'SendLetterJob' })).toBeNull();
});

test('another service’s texts are told one a line, and what is wrong with one stands at its field', async () => {
  const user = userEvent.setup();
  render(<SettingsForm meta={meta} saved={defaultSettings} onSaved={() => undefined} />);
  await user.click(screen.getByRole('radio', { name: 'Another service’s' }));
  await user.click(screen.getByRole('radio', { name: 'Growing' }));
  await fill(screen.getByLabelText(/^Or the delays one by one/), '60, 300');
  const started = screen.getByLabelText(/^Lines that say that an attempt begins/);
  await fill(started, '{job}{attempt}');
  expect(screen.getByText('It must have a text between two groups.')).toBeVisible();
  await fill(started, '{job} begins\n{job}, once more');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(post.mock.calls[0]?.[1]).toMatchObject({
    jsonData: {
      service: 'other',
      retry: { delays: 'hangfire', delaysInSeconds: [60, 300] },
      linePatterns: { started: ['{job} begins', '{job}, once more'] },
    },
  });
});

test('the most lines to read: saved within its limits', async () => {
  const user = userEvent.setup();
  render(<SettingsForm meta={meta} saved={defaultSettings} onSaved={() => undefined} />);
  const field = screen.getByLabelText(/^Most lines to read/);
  expect(field).toHaveValue(200_000);
  await fill(field, '9999');
  expect(screen.getByText('It must be a whole number from 10000 to 1000000.')).toBeVisible();
  await fill(field, '500000');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(post.mock.calls[0]?.[1]).toMatchObject({ jsonData: { maxLines: 500_000 } });
});

test('an invalid value is told at its field and cannot be saved or tested', async () => {
  open({});
  const address = screen.getByLabelText(/^Address of Kibana/);
  await fill(address, 'javascript:alert(1)');
  expect(screen.getByText('It must be an http or https address.')).toBeVisible();
  expect(address).toBeInvalid();
  expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Test' })).toBeDisabled();
});

test('a refusal is told, and what was typed stays', async () => {
  const user = userEvent.setup();
  post.mockRejectedValue({ status: 403, data: { message: 'You may not.' } });
  open({});
  await fill(screen.getByLabelText(/^Project/), '1');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByText('You may not.')).toBeVisible();
  expect(screen.getByLabelText(/^Project/)).toHaveValue('1');
});

test('provisioned settings are shown and cannot be changed', () => {
  open({ provisioned: true, sentry: { project: '7' } });
  expect(screen.getByText('These settings are provisioned')).toBeVisible();
  expect(screen.getByLabelText(/^Project/)).toHaveValue('7');
  expect(screen.getByLabelText(/^Project/)).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Save settings' })).toBeNull();
});

test('invalid saved settings: what is wrong, and the defaults', () => {
  open({ kibana: { flavour: 'new' }, fields: 7 });
  const alert = screen.getByRole('alert');
  expect(within(alert).getByText(/^The setting kibana.flavour must be one of/)).toBeVisible();
  expect(within(alert).getByText(/^The setting fields must be a group/)).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Kibana 5 to 7' })).toBeChecked();
});

test('who may not change plugins sees no form', () => {
  may(false);
  open({});
  expect(screen.getByText('Only administrators may change these settings')).toBeVisible();
  expect(screen.queryByRole('form')).toBeNull();
});
