/** A strategy in a list: what it is, and what can be done with it. */
export const listRow = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  flexWrap: 'wrap',
  py: 2,
  borderTop: 1,
  borderColor: 'divider',
} as const;
