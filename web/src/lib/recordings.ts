import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';

export type Recording = Schemas['RecordingAnswer'];

export const recordingsKey = ['recordings'] as const;

export function useRecordings() {
  return useQuery({
    queryKey: recordingsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/data/recordings'))).items,
  });
}

/** What a recording holds, in words. */
export const recordingText = (kind: string): string => (kind === 'funding' ? 'funding rates' : 'notices');
