namespace Plimsoll.Proof.Near;

/// <summary>
/// What waits for a program that stands still. Answers to calls are as many as there are calls; of everything else it
/// keeps so much, and what comes beyond that is a reader too slow, whom feed and stream cut off.
/// </summary>
internal sealed class NearMailbox(Sabotage sabotage)
{
    /// <summary>More than a minute of this market, and less than a pause may last.</summary>
    public const int Capacity = 80;

    /// <summary>With the answers of all calls that can be out: as many as there are open orders and questions.</summary>
    public const int MostAllowed = Capacity + 20;

    private readonly Queue<Action> _waiting = [];

    /// <summary>The program does not run.</summary>
    public bool IsPaused { get; private set; }

    public int Most { get; private set; }

    /// <summary>Now, or when the program runs again.</summary>
    /// <param name="step">What is to be done.</param>
    /// <param name="isAnswer">To a call of ours: it is never cut off.</param>
    public void Post(Action step, bool isAnswer)
    {
        if (!IsPaused)
            step();
        else if (isAnswer || _waiting.Count < Capacity || sabotage == Sabotage.QueuesWithoutBound)
            _waiting.Enqueue(step);
        Most = Math.Max(Most, _waiting.Count);
    }

    public void Pause() => IsPaused = true;

    /// <summary>The program runs again.</summary>
    public void Resume()
    {
        IsPaused = false;
        while (_waiting.TryDequeue(out var step))
            step();
    }

    /// <summary>The program is gone, and everything that waited for it; the next one runs.</summary>
    public void End()
    {
        IsPaused = false;
        _waiting.Clear();
    }
}
