using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>A JSON object being read: it knows where it stands, and what it cannot take becomes a problem.</summary>
internal sealed class RuleObject
{
    private readonly JsonElement _element;
    private readonly ICollection<RuleProblem> _problems;

    private RuleObject(JsonElement element, string path, ICollection<RuleProblem> problems)
    {
        _element = element;
        Path = path;
        _problems = problems;
    }

    /// <summary>JSON pointer; empty for the document itself.</summary>
    public string Path { get; }

    public string At(string name) => $"{Path}/{name.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>Null, and a problem, when it is not an object.</summary>
    public static RuleObject? Of(JsonElement element, string path, ICollection<RuleProblem> problems)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return new RuleObject(element, path, problems);
        problems.Add(new RuleProblem(path, "validation.format", "Must be an object."));
        return null;
    }

    /// <summary>Anything else in it is a problem: a misspelled member must not be lost in silence.</summary>
    public RuleObject Only(params string[] names)
    {
        foreach (var member in _element.EnumerateObject())
            if (!names.Contains(member.Name))
                Add(member.Name, "validation.unknown_field", $"'{member.Name}' is not known here.", names);
        return this;
    }

    public bool Has(string name) => Find(name) is not null;

    public JsonElement? Find(string name) =>
        _element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>Null when there is none (a problem if it must be there) or it is no object.</summary>
    public RuleObject? Object(string name, string? missing = null)
    {
        if (Find(name) is { } element)
            return Of(element, At(name), _problems);
        if (missing is not null)
            Add(name, missing, $"{name} is missing.");
        return null;
    }

    /// <summary>Whether there is nothing in an array, or no array.</summary>
    public bool LacksElements(string name) =>
        Find(name) is not { } found || (found.ValueKind == JsonValueKind.Array && found.GetArrayLength() == 0);

    /// <summary>Elements of an array; empty when it is missing.</summary>
    public IReadOnlyList<JsonElement> Array(string name)
    {
        if (Find(name) is not { } element)
            return [];
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray()];
        Add(name, "validation.format", "Must be an array.");
        return [];
    }

    /// <summary>Null when it is missing or not a text of that length.</summary>
    public string? Text(string name, int max, bool isRequired = false)
    {
        if (Find(name) is not { } element)
        {
            if (isRequired)
                Add(name, "validation.required", $"{name} is missing.");
            return null;
        }

        var text = element.ValueKind == JsonValueKind.String ? element.GetString()!.Trim() : null;
        if (text is null)
            Add(name, "validation.format", "Must be a text.");
        else if (text.Length > max || (isRequired && text.Length == 0))
            Add(name, "validation.length", $"Must have {(isRequired ? "1" : "0")} to {max} characters.");
        else
            return text;
        return null;
    }

    /// <summary>The standard where it is missing or wrong.</summary>
    public string OneOf(string name, string standard, params string[] allowed)
    {
        if (Text(name, max: 64) is not { } text)
            return standard;
        if (allowed.Contains(text))
            return text;
        Add(name, "validation.enum", $"'{text}' is not one of {string.Join(", ", allowed)}.", allowed);
        return standard;
    }

    public bool Flag(string name, bool standard)
    {
        if (Find(name) is not { } element)
            return standard;
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        Add(name, "validation.format", "Must be true or false.");
        return standard;
    }

    /// <summary>The standard where it is missing or wrong; a missing one without a standard is a problem.</summary>
    public decimal Number(string name, decimal? standard, (decimal Min, decimal Max) range)
    {
        if (Find(name) is not { } element)
        {
            if (standard is null)
                Add(name, "validation.required", $"{name} is missing.");
            return standard ?? range.Min;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var value))
        {
            if (value >= range.Min && value <= range.Max)
                return value;
            Add(name, "validation.out_of_range", string.Create(
                CultureInfo.InvariantCulture, $"Must be from {range.Min} to {range.Max}, not {value}."));
        }
        else
        {
            Add(name, "validation.format", "Must be a number.");
        }

        return standard ?? range.Min;
    }

    public int Whole(string name, int standard, (int Min, int Max) range)
    {
        var value = Number(name, standard, range);
        if (value == decimal.Truncate(value))
            return (int)value;
        Add(name, "validation.format", "Must be a whole number.");
        return standard;
    }

    public void Add(string name, string code, string message, IReadOnlyList<string>? allowed = null) =>
        _problems.Add(new RuleProblem(name.Length == 0 ? Path : At(name), code, message, allowed));
}
