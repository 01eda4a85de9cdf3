import type { HubConnection } from '@microsoft/signalr';
import { beforeEach, expect, it, vi } from 'vitest';
import { HubClient, type HubMessage } from './hubClient';

type Handler = (...args: never[]) => void;

class FakeConnection {
  readonly handlers: Record<string, Handler> = {};
  readonly invoke = vi.fn<(method: string, topic: string, seq?: number | null) => Promise<object>>(() =>
    Promise.resolve({ ok: true, seq: 10 }),
  );
  readonly start = vi.fn(() => Promise.resolve());
  readonly stop = vi.fn(() => Promise.resolve());
  on(name: string, handler: Handler) {
    this.handlers[name] = handler;
  }
  onreconnecting(handler: Handler) {
    this.handlers.reconnecting = handler;
  }
  onreconnected(handler: Handler) {
    this.handlers.reconnected = handler;
  }
  onclose(handler: Handler) {
    this.handlers.close = handler;
  }
  say(seq: number) {
    const message: HubMessage = { v: 1, seq, time: '', topic: 'equity:1', type: 'changed', data: seq };
    this.handlers.message?.(message as never);
  }
}

let connection: FakeConnection;
let client: HubClient;
const onMessage = vi.fn<(message: HubMessage) => void>();
const onResync = vi.fn();

beforeEach(async () => {
  onMessage.mockReset();
  onResync.mockReset();
  connection = new FakeConnection();
  client = new HubClient(() => Promise.resolve(connection as unknown as HubConnection));
  client.listen('equity:1', { onMessage, onResync });
  await client.start();
  await vi.waitFor(() => expect(connection.invoke).toHaveBeenCalled());
});

it('subscribes what was asked for before it was connected', () => {
  expect(client.state).toBe('connected');
  expect(connection.invoke).toHaveBeenCalledWith('Subscribe', 'equity:1', null);
});

it('resumes behind the last message it heard, and hears nothing twice', async () => {
  connection.say(11);
  connection.say(12);
  connection.say(12);
  expect(onMessage).toHaveBeenCalledTimes(2);
  connection.handlers.reconnecting?.();
  expect(client.state).toBe('reconnecting');
  connection.handlers.reconnected?.();
  await vi.waitFor(() => expect(connection.invoke).toHaveBeenLastCalledWith('Subscribe', 'equity:1', 12));
});

it('tells its listeners to load anew when messages are lost', async () => {
  connection.say(11);
  connection.invoke.mockResolvedValueOnce({ ok: true, code: 'hub.resync', seq: 500 });
  connection.handlers.reconnected?.();
  await vi.waitFor(() => expect(onResync).toHaveBeenCalledTimes(1));
  connection.say(500);
  connection.say(501);
  expect(onMessage.mock.lastCall?.[0].seq).toBe(501);
  expect(onMessage).toHaveBeenCalledTimes(2);
});

it('leaves a topic with its last listener', () => {
  const leave = client.listen('orders:1', { onMessage, onResync });
  leave();
  expect(connection.invoke).toHaveBeenCalledWith('Unsubscribe', 'orders:1');
});

it('lets a connection that is being opened come about before it ends it', async () => {
  let opened: () => void = () => undefined;
  const slow = new FakeConnection();
  slow.start.mockReturnValue(new Promise<void>((resolve) => (opened = resolve)));
  const leaving = new HubClient(() => Promise.resolve(slow as unknown as HubConnection));
  const started = leaving.start();
  await vi.waitFor(() => expect(slow.start).toHaveBeenCalled());

  const stopped = leaving.stop();
  expect(slow.stop).not.toHaveBeenCalled();
  opened();
  await Promise.all([started, stopped]);

  expect(slow.stop).toHaveBeenCalledTimes(1);
  expect(leaving.state).toBe('connecting');
});
