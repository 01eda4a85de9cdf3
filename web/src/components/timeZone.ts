import { createContext, useContext } from 'react';

/** The signed-in person's zone. */
export const TimeZoneContext = createContext('UTC');

export const useTimeZone = (): string => useContext(TimeZoneContext);
