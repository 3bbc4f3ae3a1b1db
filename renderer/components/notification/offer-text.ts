/** A host or person the register knows, as the offer line writes it. */
export interface OfferText {
  readonly name: string;
  /** Number, document, birth: what tells two of one name apart. */
  readonly detail: string;
  readonly seen: string;
}
