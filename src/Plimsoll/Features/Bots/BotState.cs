namespace Plimsoll.Features.Bots;

/// <summary>Whether a bot works.</summary>
internal enum BotState
{
    Stopped,
    Running,

    /// <summary>It runs, but after too many losses it enters no more until a person enables it.</summary>
    Disabled,
}
