/**
 * Growth per 1,000 rounds, by least squares over samples that lie `rounds` apart: a single sample of
 * a working set is off by a megabyte, since garbage comes and goes.
 */
export function growthPerThousand(samples: readonly number[], rounds: number): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  let together = 0;
  let apart = 0;
  for (const [index, sample] of samples.entries()) {
    together += (index - middle) * (sample - mean);
    apart += (index - middle) ** 2;
  }
  return ((together / apart) * 1000) / rounds;
}
