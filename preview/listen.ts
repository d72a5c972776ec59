import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

const portsTried = 20;

/**
 * Listens on the loopback interface, on the port asked for or the next free one.
 *
 * @returns the port that it listens on
 * @throws Error when none of the next ports is free, or when listening is not allowed.
 */
export async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + portsTried && candidate <= 65_535; candidate++) {
    const error = await tryPort(server, candidate);
    if (!error) {
      return (server.address() as AddressInfo).port;
    }
    if (error.code !== 'EADDRINUSE') {
      throw new Error(`Cannot listen on port ${candidate}: ${error.message}`);
    }
    console.log(`Port ${candidate} is in use; trying the next one. (PORT or --port chooses another.)`);
  }
  throw new Error(`No free port from ${port} on. Choose one with PORT or --port; --port 0 takes any.`);
}

function tryPort(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const settle = (error?: NodeJS.ErrnoException) => {
      server.off('error', settle);
      server.off('listening', settle);
      resolve(error);
    };
    server.once('error', settle);
    server.once('listening', () => settle());
    server.listen(port, '127.0.0.1');
  });
}
