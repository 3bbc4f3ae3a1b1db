const weights = [7, 3, 1] as const;

/**
 * Check digit over characters of a machine-readable zone: digits as they are, A…Z as 10…35, `<` as 0, weights 7, 3, 1 repeated,
 * modulo 10 (ICAO Doc 9303 part 3, 4.9). Any other character counts as 0: the reader has refused it before.
 */
export function mrzCheckDigit(characters: string): string {
  let sum = 0;
  for (let index = 0; index < characters.length; index += 1) {
    sum += valueOf(characters.charCodeAt(index)) * (weights[index % 3] ?? 0);
  }
  return String(sum % 10);
}

function valueOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : 0;
}
