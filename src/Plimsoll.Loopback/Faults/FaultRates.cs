using System.Globalization;

namespace Plimsoll.Loopback.Faults;

/// <summary>How often each fault is committed whenever there is an occasion for it, 0 to 1.</summary>
public sealed record FaultRates
{
    private readonly Dictionary<FaultKind, double> _rates = [];

    private FaultRates()
    {
    }

    public static FaultRates None { get; } = new();

    /// <summary>Every name that <see cref="Parse"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<FaultKind>().Select(NameOf)];

    public double this[FaultKind kind]
    {
        get => _rates.GetValueOrDefault(kind);
        private init => _rates[kind] = value;
    }

    /// <summary>The name on the command line: <c>ackLost</c>.</summary>
    public static string NameOf(FaultKind kind) => NameOf(kind.ToString());

    /// <summary>Reads <c>ackLost=0.02,tooMany=0.01</c>.</summary>
    /// <exception cref="FormatException">No such name, or no rate of 0 to 1; the text says what there is.</exception>
    public static FaultRates Parse(string text)
    {
        var rates = new FaultRates();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (kind, rate) = Read(part.Split('='));
            rates._rates[kind] = rate;
        }
        return rates;
    }

    public FaultRates With(FaultKind kind, double rate)
    {
        var rates = new FaultRates();
        foreach (var (each, value) in _rates)
            rates._rates[each] = value;
        rates._rates[kind] = rate;
        return rates;
    }

    /// <summary>Null where no fault has this name.</summary>
    public static FaultKind? Find(string name)
    {
        var index = Names.ToList().IndexOf(name);
        return index < 0 ? null : Enum.GetValues<FaultKind>()[index];
    }

    private static (FaultKind Kind, double Rate) Read(string[] pair)
    {
        var name = pair[0].Trim();
        var kind = Find(name)
            ?? throw new FormatException($"'{name}' is no fault. There are: {string.Join(", ", Names)}.");
        return pair.Length == 2
            && double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate is >= 0 and <= 1
                ? (kind, rate)
                : throw new FormatException($"{name} needs a rate of 0 to 1, as in {name}=0.02.");
    }

    private static string NameOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
