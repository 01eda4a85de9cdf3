/** Fields side by side, as many as fit. */
export const fieldColumns = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 195px), 1fr))',
} as const;
