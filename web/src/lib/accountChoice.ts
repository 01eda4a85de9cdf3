import { useSyncExternalStore } from 'react';

const key = 'plimsoll.account';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const read = () => localStorage.getItem(key);

/** The account that this browser acts on; null while none was chosen. */
export const useAccountChoice = (): string | null => useSyncExternalStore(subscribe, read);

export function chooseAccount(id: string): void {
  localStorage.setItem(key, id);
  for (const listener of listeners) listener();
}
