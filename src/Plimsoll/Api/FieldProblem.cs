namespace Plimsoll.Api;

/// <summary>
/// One thing wrong with one field of a request; <c>Field</c> is its JSON path, e.g. <c>legs[0].size</c>.
/// </summary>
internal sealed record FieldProblem(string Field, string Code, string Message)
{
    public object? Min { get; init; }

    public object? Max { get; init; }

    public IReadOnlyList<string>? Allowed { get; init; }
}
