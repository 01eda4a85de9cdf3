namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>Sixty-four bits that stand for everything added, in order; never stored, never for secrets.</summary>
internal struct MarkBuilder
{
    // FNV-1a's offset; the step is SplitMix64's, which moves every bit.
    private ulong _value = 14_695_981_039_346_656_037;

    public MarkBuilder()
    {
    }

    public readonly ulong Value => _value;

    public void Add(ulong word)
    {
        unchecked
        {
            var z = (_value ^ word) + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _value = z ^ (z >> 31);
        }
    }

    public void Add(double number) => Add(BitConverter.DoubleToUInt64Bits(number));

    public void Add(string? text)
    {
        Add(text is null ? ulong.MaxValue : (ulong)text.Length);
        foreach (var letter in text ?? "")
            Add(letter);
    }
}
