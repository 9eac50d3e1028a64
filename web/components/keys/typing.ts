/** What takes letters: there a key is what one types, and nothing else. */
const TYPED =
  'textarea, select, [contenteditable=true], [role=combobox], [role=textbox], [role=searchbox], [role=spinbutton]';
/** Inputs that take none. */
const PRESSED = ['radio', 'checkbox', 'button', 'submit', 'reset', 'file', 'range', 'color', 'image'];
/** What lies over the page and is to be dealt with first. */
const OVER = '.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden)';

/** Whether somebody types there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !PRESSED.includes(target.type);
  return target.closest(TYPED) !== null;
}

/** Whether a key that is one letter does nothing now: somebody types or composes, or something lies over the page. */
export const isDeaf = (event: KeyboardEvent): boolean =>
  event.isComposing || isTyping(event.target) || document.querySelector(OVER) !== null;
