import { createContext, useContext } from 'react';
import type { Schemas } from '../api/client';

/** The account that the frame names and that pages act on. */
export type CurrentAccount = Schemas['AccountView'];

/** Null until an account is known: then the mode is unknown and nothing may act. */
export const AccountContext = createContext<CurrentAccount | null>(null);

export const useAccount = (): CurrentAccount | null => useContext(AccountContext);
