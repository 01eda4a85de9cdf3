namespace Plimsoll.Core.Indicators;

/// <summary>An indicator was asked for in a way that cannot be served; <see cref="Code"/> is stable.</summary>
public sealed class IndicatorException : ArgumentException
{
    public const string BadParameter = "indicator.parameter";
    public const string UnknownKind = "indicator.unknown_kind";
    public const string InputMissing = "indicator.input_missing";
    public const string BadWindow = "indicator.window";
    public const string LimitReached = "indicator.limit";
    public const string ReferenceMissing = "indicator.reference_missing";

    public IndicatorException(string code, string message, string? parameter = null)
        : base(message)
    {
        Code = code;
        Parameter = parameter;
    }

    public string Code { get; }

    /// <summary>Name of the parameter at fault, where it is one.</summary>
    public string? Parameter { get; }
}
