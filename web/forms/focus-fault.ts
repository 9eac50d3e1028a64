const CONTROLS = 'input, textarea, select, [role=combobox], button';

/** The first control of a form beside which a fault stands, in the order in which the form is read. */
function firstFaulty(form: HTMLFormElement): HTMLElement | undefined {
  const mark = form.querySelector<HTMLElement>('[aria-invalid=true], .fault');
  if (mark === null) return undefined;
  if (mark.matches(CONTROLS)) return mark;
  const place = mark.closest<HTMLElement>('.field, .decide, .together-row, li, fieldset');
  return place?.querySelector<HTMLElement>(CONTROLS) ?? undefined;
}

/** Takes whoever sent a form to what is wrong in it: to the first place, otherwise to what is said of the whole. */
export function focusFault(form: HTMLFormElement): void {
  const place = firstFaulty(form) ?? form.querySelector<HTMLElement>('.notice.bad');
  if (place === null) return;
  if (!place.matches(CONTROLS)) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
}
