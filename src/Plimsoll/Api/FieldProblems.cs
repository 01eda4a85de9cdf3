using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Plimsoll.Api;

/// <summary>
/// Collects everything wrong with a request so that it is answered at once. Each check answers whether its field is
/// fine, so that a check that needs two good fields can ask first.
/// </summary>
internal sealed class FieldProblems
{
    private readonly List<FieldProblem> _all = [];

    public bool Any => _all.Count > 0;

    public IReadOnlyList<FieldProblem> All => _all;

    public bool Required([NotNullWhen(true)] string? value, string field) =>
        !string.IsNullOrWhiteSpace(value) || Missing(field);

    public bool Required<T>([NotNullWhen(true)] T? value, string field)
        where T : struct => value.HasValue || Missing(field);

    public bool Range<T>(T value, string field, T min, T max)
        where T : struct, IComparable<T>
    {
        if (value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0)
            return true;
        var text = string.Create(CultureInfo.InvariantCulture, $"Must be from {min} to {max}.");
        return Add(new FieldProblem(field, "validation.out_of_range", text) { Min = min, Max = max });
    }

    public bool AtLeast<T>(T value, string field, T min)
        where T : struct, IComparable<T>
    {
        if (value.CompareTo(min) >= 0)
            return true;
        var text = string.Create(CultureInfo.InvariantCulture, $"Must be at least {min}.");
        return Add(new FieldProblem(field, "validation.out_of_range", text) { Min = min });
    }

    public bool Length(string value, string field, int min, int max)
    {
        if (value.Length >= min && value.Length <= max)
            return true;
        var text = string.Create(CultureInfo.InvariantCulture, $"Must have {min} to {max} characters.");
        return Add(new FieldProblem(field, "validation.length", text) { Min = min, Max = max });
    }

    public bool OneOf(string value, string field, params IReadOnlyList<string> allowed) =>
        allowed.Contains(value, StringComparer.Ordinal)
        || Add(new FieldProblem(field, "validation.enum", $"Must be one of: {string.Join(", ", allowed)}.")
        {
            Allowed = allowed,
        });

    public bool Format(bool isWellFormed, string field, string message) =>
        isWellFormed || Add(new FieldProblem(field, "validation.format", message));

    /// <summary>Adds a problem and answers false, so that a check can end with it.</summary>
    public bool Add(FieldProblem problem)
    {
        _all.Add(problem);
        return false;
    }

    public ApiProblem ToProblem() => new(
        StatusCodes.Status400BadRequest,
        "validation.failed",
        _all.Count == 1 ? $"{_all[0].Field}: {_all[0].Message}" : $"{_all.Count} fields have problems.")
    {
        Errors = _all,
    };

    private bool Missing(string field) =>
        Add(new FieldProblem(field, "validation.required", "A value is needed."));
}
