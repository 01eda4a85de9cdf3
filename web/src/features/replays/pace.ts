/** Seconds of the recording in a second; 0 is as fast as it can. */
export const paces = [0, 0.1, 1, 10, 60, 300, 1_000, 10_000] as const;

export const paceOptions = paces.map((pace) => ({
  value: String(pace),
  text: pace === 0 ? 'As fast as it can' : `${pace}×`,
}));

export const usualPace = 10;
