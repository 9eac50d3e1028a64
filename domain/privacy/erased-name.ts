/** The neutral mark that stands where somebody's name stood before it was erased. */
export const ERASED_NAME = '（已删除）';
