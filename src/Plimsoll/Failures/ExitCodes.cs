namespace Plimsoll.Failures;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Warning = 1;
    public const int BadInput = 2;
    public const int StateDoesNotAllow = 3;
    public const int Failed = 4;
}
