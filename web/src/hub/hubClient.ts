import type { HubConnection } from '@microsoft/signalr';

export interface HubMessage {
  v: number;
  seq: number;
  time: string;
  topic: string;
  type: string;
  data: unknown;
}

interface HubAnswer {
  ok: boolean;
  code?: string | null;
  seq?: number | null;
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline';

export interface TopicListener {
  onMessage: (message: HubMessage) => void;
  /** Messages were missed and cannot be replayed: what is shown must be loaded anew. */
  onResync: () => void;
}

interface Topic {
  listeners: Set<TopicListener>;
  seq: number | null;
}

const firstRetryMs = 500;
const slowestRetryMs = 5_000;
/** Silence of this long is a lost connection: what is shown must not pretend to be live. */
const heartbeatTimeoutMs = 10_000;
const resync = 'hub.resync';

const delay = (attempt: number): number => Math.min(firstRetryMs * 2 ** attempt, slowestRetryMs);

/** One connection for the page. Topics come and go with the components that need them. */
export class HubClient {
  // Bounded by what is on screen: a topic leaves with its last listener.
  private readonly topics = new Map<string, Topic>();
  private readonly watchers = new Set<() => void>();
  private connection: HubConnection | null = null;
  // Each start is a run of its own; what an earlier one still has under way ends by itself.
  private run = 0;
  private opening: Promise<void> = Promise.resolve();
  private current: ConnectionState = 'connecting';
  private readonly connect: () => Promise<HubConnection>;

  constructor(connect: () => Promise<HubConnection>) {
    this.connect = connect;
  }

  get state(): ConnectionState {
    return this.current;
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  async start(): Promise<void> {
    const run = ++this.run;
    const connection = await this.connect();
    if (run !== this.run) return;
    this.connection = connection;
    connection.on('message', (message: HubMessage) => this.receive(message));
    connection.onreconnecting(() => this.become('reconnecting'));
    connection.onreconnected(() => this.opened());
    connection.onclose(() => {
      if (run !== this.run) return;
      this.become('offline');
      this.retry(connection, 0);
    });
    await this.open(connection, 0);
  }

  /** Lets a connection that is just being opened come about first: one cut in the middle counts as a failure. */
  async stop(): Promise<void> {
    this.run++;
    await this.opening.catch(() => undefined);
    await this.connection?.stop();
  }

  listen(name: string, listener: TopicListener): () => void {
    let topic = this.topics.get(name);
    if (!topic) {
      topic = { listeners: new Set(), seq: null };
      this.topics.set(name, topic);
      if (this.current === 'connected') void this.subscribe(name, topic);
    }
    topic.listeners.add(listener);
    return () => this.leave(name, topic, listener);
  }

  private leave(name: string, topic: Topic, listener: TopicListener): void {
    topic.listeners.delete(listener);
    if (topic.listeners.size > 0 || this.topics.get(name) !== topic) return;
    this.topics.delete(name);
    // A connection that ends in between has forgotten the topic by itself.
    if (this.current === 'connected') this.connection?.invoke('Unsubscribe', name).catch(() => undefined);
  }

  private async open(connection: HubConnection, attempt: number): Promise<void> {
    const run = this.run;
    if (connection !== this.connection) return;
    try {
      this.opening = connection.start();
      await this.opening;
      if (run === this.run) this.opened();
    } catch {
      if (run !== this.run) return;
      this.become('offline');
      this.retry(connection, attempt + 1);
    }
  }

  private retry(connection: HubConnection, attempt: number): void {
    const run = this.run;
    setTimeout(() => {
      if (run === this.run) void this.open(connection, attempt);
    }, delay(attempt));
  }

  private opened(): void {
    this.become('connected');
    for (const [name, topic] of this.topics) void this.subscribe(name, topic);
  }

  private async subscribe(name: string, topic: Topic): Promise<void> {
    let answer: HubAnswer | undefined;
    try {
      answer = await this.connection?.invoke<HubAnswer>('Subscribe', name, topic.seq);
    } catch {
      return; // The connection went away; the next one subscribes again.
    }
    if (!answer?.ok || this.topics.get(name) !== topic) return;
    const missed = answer.code === resync;
    if (topic.seq === null || missed) topic.seq = answer.seq ?? topic.seq;
    if (missed) for (const listener of topic.listeners) listener.onResync();
  }

  private receive(message: HubMessage): void {
    const topic = this.topics.get(message.topic);
    if (!topic || (topic.seq !== null && message.seq <= topic.seq)) return;
    topic.seq = message.seq;
    for (const listener of topic.listeners) listener.onMessage(message);
  }

  private become(state: ConnectionState): void {
    if (this.current === state) return;
    this.current = state;
    for (const watcher of this.watchers) watcher();
  }
}

/** Loaded on demand: the sign-in page needs no hub. */
export async function connectToHub(): Promise<HubConnection> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  return new HubConnectionBuilder()
    .withUrl('/hub')
    .withServerTimeout(heartbeatTimeoutMs)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => delay(retry.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
}
