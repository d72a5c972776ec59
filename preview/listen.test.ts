import { createServer, type Server } from 'node:http';
import { listen } from './listen';

const servers: Server[] = [];
const server = () => {
  const created = createServer((_request, response) => response.end('here'));
  servers.push(created);
  return created;
};

afterEach(() => {
  servers.splice(0).forEach((each) => each.close());
});

test('takes the next free port and says so when the port is in use', async () => {
  const told = jest.spyOn(console, 'log').mockImplementation();
  const taken = await listen(server(), 0);
  const next = await listen(server(), taken);
  expect(next).toBeGreaterThan(taken);
  expect(told.mock.calls.flat().join()).toContain(`Port ${taken} is in use`);
  expect(await (await fetch(`http://127.0.0.1:${next}`)).text()).toBe('here');
  told.mockRestore();
});

test('listens on the loopback interface only', async () => {
  const created = server();
  await listen(created, 0);
  expect(created.address()).toMatchObject({ address: '127.0.0.1' });
});
