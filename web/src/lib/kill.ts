import { createContext, useContext } from 'react';

/** Opens the kill switch's dialog, which stands around every page. */
export const KillContext = createContext<() => void>(() => undefined);

export const useOpenKill = (): (() => void) => useContext(KillContext);
