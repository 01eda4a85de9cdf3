import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel';
import { Loading } from './Loading';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Heights of what will stand here. */
  rows: readonly number[];
  /** What was attempted, as a sentence: "The bots could not be loaded." */
  failed: string;
  children: (data: T) => ReactNode;
}

/** What a query has to show: outlines while it loads, the refusal when it failed, else what it answered. */
export function Answer<T>({ query, rows, failed, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return <ErrorPanel error={query.error} title={failed} onRetry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}
