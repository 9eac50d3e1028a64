/** The seats that HR fills, in the order of §8.3.4. */
export const SEAT_GROUPS = ['supervisors', 'departmentHead', 'relatedDepartments', 'humanResources'] as const;
export type SeatGroup = (typeof SEAT_GROUPS)[number];

/** A panel as it is being put together. */
export interface PanelDraft extends Readonly<Record<SeatGroup, readonly string[]>> {
  readonly heldOn?: string | undefined;
  /** HH:MM. */
  readonly time?: string | undefined;
  readonly room: string;
  readonly chair?: string | undefined;
  readonly caseIds: readonly string[];
  /** Why a seat is against the records, by `group personId`; blank where nothing is said. */
  readonly why: Readonly<Record<string, string>>;
}

/** The groups as seats name them: supervisors score in the direct superior's (I-32). */
type PanelGroup = 'directSuperior' | 'departmentHead' | 'relatedDepartments' | 'humanResources';
export interface CheckedPanel extends Readonly<Record<SeatGroup, string[]>> {
  readonly chair?: string;
  readonly caseIds: string[];
  readonly deviations?: { personId: string; group: PanelGroup }[];
}

/** Where a reason is kept. */
export const seatOf = (group: string, personId: string): string => `${group} ${personId}`;

function deviationsOf({ why }: PanelDraft): readonly { personId: string; group: PanelGroup; reason: string }[] {
  return Object.entries(why).flatMap(([seat, reason]) => {
    const [group = '', personId = ''] = seat.split(' ');
    return reason.trim() === '' ? [] : [{ personId, group: group as PanelGroup, reason: reason.trim() }];
  });
}

const seats = (draft: PanelDraft): Record<SeatGroup, string[]> => ({
  supervisors: [...draft.supervisors],
  departmentHead: [...draft.departmentHead],
  relatedDepartments: [...draft.relatedDepartments],
  humanResources: [...draft.humanResources],
});

/** As it is looked at by the records. */
export function toCheck(draft: PanelDraft): CheckedPanel {
  const deviations = deviationsOf(draft).map(({ personId, group }) => ({ personId, group }));
  return {
    ...seats(draft),
    caseIds: [...draft.caseIds],
    ...(draft.chair === undefined ? {} : { chair: draft.chair }),
    ...(deviations.length === 0 ? {} : { deviations }),
  };
}

/** As it is handed in. */
export function toSend(draft: PanelDraft, withCases: boolean): object {
  const { heldOn, time, chair, room, caseIds } = draft;
  const deviations = deviationsOf(draft);
  return {
    ...(heldOn === undefined ? {} : { heldOn }),
    ...(time === undefined ? {} : { time }),
    ...(room.trim() === '' ? {} : { room: room.trim() }),
    ...(chair === undefined ? {} : { chair }),
    ...seats(draft),
    ...(withCases ? { caseIds } : {}),
    ...(deviations.length === 0 ? {} : { deviations }),
  };
}
