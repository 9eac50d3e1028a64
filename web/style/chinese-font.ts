/**
 * Whether this machine can show Chinese by itself: without a font two different characters come out as the same box.
 * Then, and only then, the pages bring one along (a megabyte in slices).
 */
export function hasChineseFont(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return true;
  const drawn = (character: string): string => {
    context.clearRect(0, 0, 24, 24);
    context.font = '20px sans-serif';
    context.fillText(character, 2, 20);
    return context.getImageData(0, 0, 24, 24).data.join();
  };
  return drawn('晋') !== drawn('级');
}
