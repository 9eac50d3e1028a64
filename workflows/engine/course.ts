/**
 * What the steps of a sequence were given so far, in their order, so that they can be gone through again: they come out
 * where they stood, without asking, reading or writing anything a second time.
 */
export class Course {
  private readonly kept: unknown[] = [];
  private at = 0;
  private beforeAct = 0;

  /** Whether the steps are going through what they were given before. */
  get isAgain(): boolean {
    return this.at < this.kept.length;
  }

  /** @param isAct whether the answer is an act: the steps can go back to before it. */
  async given<T>(live: () => Promise<T>, isAct: (answer: T) => boolean = () => false): Promise<T> {
    if (this.isAgain) return this.next() as T;
    const answer = await live();
    if (isAct(answer)) this.beforeAct = this.kept.length;
    return this.keep(answer);
  }

  noted<T>(live: () => T): T {
    return this.isAgain ? (this.next() as T) : this.keep(live());
  }

  /** Forgets the last act and what followed from it; the steps begin anew. */
  goBack(): void {
    this.kept.length = this.beforeAct;
    this.at = 0;
  }

  private keep<T>(answer: T): T {
    this.kept.push(answer);
    this.at += 1;
    return answer;
  }

  private next(): unknown {
    const answer = this.kept[this.at];
    this.at += 1;
    return answer;
  }
}
