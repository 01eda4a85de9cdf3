import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { upload } from '../../api/upload';

export type EconomicEvent = Schemas['EventView'];
export type EventRequest = Schemas['EnterEventRequest'];
export type Rule = Schemas['BlackoutRuleView'];
export type RuleRequest = Schemas['BlackoutRulesRequest'];

const eventsKey = ['events'] as const;
const ruleKey = (accountId: string) => ['blackout-rule', accountId] as const;

/** As many as one answer holds; a week has fewer. */
const most = 500;

export interface Span {
  from: string;
  to: string;
}

export function useEvents({ from, to }: Span, impact: string) {
  return useQuery({
    queryKey: [...eventsKey, from, to, impact],
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/data/events', {
          params: { query: { from, to, limit: most, ...(impact !== '' && { impact }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** What accounts do hangs on the calendar: the rule says how old it is. */
function useChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: eventsKey }),
      queries.invalidateQueries({ queryKey: ['blackout-rule'] }),
    ]);
}

export function useImportEvents() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (file: File) =>
      upload<Schemas['ImportEventsAnswer']>({
        address: `/api/v1/data/events/import?${new URLSearchParams({ fileName: file.name })}`,
        body: file,
        mediaType: 'application/octet-stream',
      }),
    onSettled: changed,
  });
}

export function useSaveEvent(id: string | null) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: EventRequest) =>
      id === null
        ? unwrap(api.POST('/api/v1/data/events', { body }))
        : unwrap(api.PUT('/api/v1/data/events/{id}', { params: { path: { id } }, body })),
    onSettled: changed,
  });
}

export function useDeleteEvent() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/data/events/{id}', { params: { path: { id } } })),
    onSettled: changed,
  });
}

export function useRule(accountId: string) {
  return useQuery({
    queryKey: ruleKey(accountId),
    queryFn: () => unwrap(api.GET('/api/v1/data/blackout-rules', { params: { query: { accountId } } })),
  });
}

export function useSetRule(accountId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RuleRequest) => unwrap(api.PUT('/api/v1/data/blackout-rules', { body })),
    onSuccess: (rule) => queries.setQueryData(ruleKey(accountId), rule),
  });
}
