/** A mark of 0 to 100 as the page writes it. */
export const points = (value: number): string => value.toFixed(1);
