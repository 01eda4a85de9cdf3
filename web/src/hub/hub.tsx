import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { HubClient, connectToHub, type ConnectionState, type HubMessage } from './hubClient';

const HubContext = createContext<HubClient | null>(null);

/** Connected while somebody is signed in. */
export function HubProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => new HubClient(connectToHub));
  useEffect(() => {
    void client.start();
    return () => void client.stop();
  }, [client]);
  return <HubContext value={client}>{children}</HubContext>;
}

/** As long as somebody who leaves waits for a connection to end in order. */
const longestGoodbyeMs = 1_000;

/** Ends the connection before its sign-in does; answers what takes it up again. */
export function useHubGoodbye(): () => Promise<() => void> {
  const client = useContext(HubContext);
  return async () => {
    const patience = new Promise((resolve) => setTimeout(resolve, longestGoodbyeMs));
    await Promise.race([client?.stop(), patience]);
    return () => void client?.start();
  };
}

/**
 * Hears everything of one topic while the component is on screen. When messages were lost for good, `onResync` runs;
 * without it all queries are loaded anew.
 */
export function useTopic(
  topic: string | null,
  onMessage: (message: HubMessage) => void,
  onResync?: () => void,
): void {
  useTopics(topic === null ? [] : [topic], onMessage, onResync);
}

/** The same for several topics at once. */
export function useTopics(
  topics: readonly string[],
  onMessage: (message: HubMessage) => void,
  onResync?: () => void,
): void {
  const client = useContext(HubContext);
  const queries = useQueryClient();
  const hear = useEffectEvent(onMessage);
  const reload = useEffectEvent(onResync ?? (() => void queries.invalidateQueries()));
  const names = topics.join('\n');
  useEffect(() => {
    if (!client || names === '') return;
    const listener = { onMessage: (message: HubMessage) => hear(message), onResync: () => reload() };
    const leaving = names.split('\n').map((name) => client.listen(name, listener));
    return () => leaving.forEach((leave) => leave());
  }, [client, names]);
}

const never = () => () => undefined;

export function useConnectionState(): ConnectionState {
  const client = useContext(HubContext);
  return useSyncExternalStore(client?.watch ?? never, () => client?.state ?? 'connecting');
}
